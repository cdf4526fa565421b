// npm run dev: where the API is.
export default { '/api': { target: `http://127.0.0.1:${process.env.API_PORT ?? '3000'}`, secure: false } };

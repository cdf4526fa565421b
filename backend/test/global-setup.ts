/** Starts PostgreSQL once for all API specs (being built). */
export default function setUp(): void {}

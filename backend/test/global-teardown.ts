/** Stops what global-setup started. */
export default function tearDown(): void {}

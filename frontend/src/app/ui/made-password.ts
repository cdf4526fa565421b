// Without the letters and digits that are taken for one another (i l o 0 1).
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 16;

/** Makes up a password that can be read out and typed, as the server's own are: 16 letters and digits in groups of four, 79 bits. */
export function makePassword(): string {
  let made = '';
  while (made.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // The last, incomplete round of signs is passed over: each is as likely as the others.
      if (made.length < LENGTH && byte < 256 - (256 % SIGNS.length)) made += SIGNS[byte % SIGNS.length] ?? '';
    }
  }
  return (made.match(/.{4}/g) ?? []).join('-');
}

import { hash, verify } from '@node-rs/argon2';

// OWASP's second setting for argon2id: 19 MiB, two passes, one lane; 28 ms on two slow cores.
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

let stranger: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Is this the password? Of an account that does not exist (no hash) it takes as long to say no. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  stranger ??= hash('nobody has this password', COST);
  const fits = await verify(passwordHash ?? (await stranger), password.normalize('NFKC'));
  return fits && passwordHash !== undefined;
}

/** Makes up a password that can be read out and typed: 16 letters and digits in groups, 79 bits. */
export function makeUpPassword(random: (below: number) => number): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[random(signs.length)]).join(''));
  return groups.join('-');
}

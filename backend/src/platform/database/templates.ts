import pg from 'pg';
import { makeDatabase } from './roles.js';

/**
 * Makes a database by `fill` and closes it to everyone, so that copies can be taken at any time: PostgreSQL refuses to copy one that
 * somebody is connected to.
 * @param fill must end all its connections before it resolves
 */
export async function makeTemplate<T>(adminUrl: string, name: string, fill: () => Promise<T>, from = 'template0'): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await makeDatabase(admin, name, { template: from });
    const result = await fill();
    await admin.query(`/* templates.close */ alter database ${admin.escapeIdentifier(name)} with is_template true allow_connections false`);
    return result;
  } finally {
    await admin.end();
  }
}

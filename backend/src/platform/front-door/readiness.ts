import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reads.js';
import { sql } from '../database/sql.js';
import { interfaceFolder } from '../settings/workspace.js';
import { interfaceBuilt } from './interface.js';

const PATIENCE = 2000;

/** Can a started application be used: does its database answer, and is there an interface to show? */
@Injectable()
export class Readiness {
  constructor(private readonly reader: Reader) {}

  async holds(): Promise<boolean> {
    if (!interfaceBuilt(interfaceFolder())) return false;
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE).unref());
    const answered = this.reader.rows(sql`/* health.ready */ select 1 as answered`).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, late]);
  }
}

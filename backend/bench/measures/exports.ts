import { type Ask, askWell, Client } from '../load.js';
import type { OtherMeasure, RequestMeasure } from '../measure.js';
import { type Running, signedIn, startFloor, startOurs } from '../servers.js';

type Format = 'csv' | 'xlsx';

// The columns that the floor writes; id and version go along by themselves in a workbook.
const COLUMNS = 'name,shortName,kind,type,status,areaName,seatAreaName,foundedOn,dissolvedOn,level,supervisor,address,creditCode';

const oursOf = (format: Format): Ask => ({ path: `/api/organizations/export?format=${format}&columns=${COLUMNS}` });
const floorOf = (format: Format): Ask => ({ path: `/export-${format}` });

const exported = (format: Format, p50: number): RequestMeasure => ({
  name: `export, ${format}`,
  large: true,
  target: { p50 },
  async prepare({ as, bare }) {
    return {
      client: await as('supervisor'),
      ours: () => oursOf(format),
      besideClient: bare,
      beside: () => floorOf(format),
    };
  },
});

export const exportCsv = exported('csv', 1.5);
export const exportXlsx = exported('xlsx', 1.3);

const LOOK_EVERY = 20;

/** By how many MB the resident memory of a server grows while it exports, at the most. */
async function growth(server: Running, client: Client, ask: Ask): Promise<number> {
  const before = server.memory();
  let most = before;
  const look = (): void => void (most = Math.max(most, server.memory()));
  const looking = setInterval(look, LOOK_EVERY);
  await askWell(client, ask, false).finally(() => clearInterval(looking));
  look();
  return most - before;
}

/** Of servers that have just started, so that nothing that an export needs is there already. */
const memoryOf = (format: Format): OtherMeasure => ({
  name: `export, ${format}: memory grows by`,
  unit: 'MB',
  target: { atMost: 150 },
  async take({ database }) {
    const grown = async (server: Running, client: Client, ask: Ask): Promise<number> =>
      growth(server, client, ask).finally(async () => {
        client.close();
        await server.stop();
      });
    const ours = await startOurs(database, false);
    const mine = await grown(ours, await signedIn(ours.url, 'supervisor'), oursOf(format));
    const floor = await startFloor(database);
    return { ours: mine, beside: await grown(floor, new Client(floor.url), floorOf(format)) };
  },
});

export const exportCsvMemory = memoryOf('csv');
export const exportXlsxMemory = memoryOf('xlsx');

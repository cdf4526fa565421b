import { sql } from '../platform/database/sql.js';
import type { RoomDeclaration, Words } from '../platform/room.js';
import { problems } from './people.problems.js';

/** What the room of persons tells the others. */
export const peopleRoom: RoomDeclaration = {
  name: 'people',
  problems,
  labels: {
    'people.name': { zh: '姓名', en: 'Name' },
    'people.other_names': { zh: '其他写法', en: 'Other forms' },
    'people.employer': { zh: '单位', en: 'Employer' },
    'people.title': { zh: '单位职务', en: 'Title' },
    'people.joined_to_id': { zh: '合为一人', en: 'Joined to' },
    'person_contacts.phone': { zh: '办公电话', en: 'Office phone' },
  },
  acts: {
    'people.change': { zh: '更正人员', en: 'Person mended' },
    'people.join': { zh: '合为一人', en: 'Persons joined' },
    'people.part': { zh: '拆分人员', en: 'Persons parted' },
    'people.setPhone': { zh: '登记办公电话', en: 'Office phone recorded' },
    'people.erasePhone': { zh: '抹除办公电话', en: 'Office phone erased' },
  },
  history: {
    tables: {
      people: {
        silent: ['name_key', 'forms', 'entered_by'],
        things: { joined_to_id: 'person' },
        fields: { joined_to_id: 'joinedTo' },
        // Somebody who was entered with one office may hold another by now.
        stays: async (tx, ids) => {
          const rows = await tx.rows<{ id: string }>(sql`/* people.in-use */ select p.id from people p where p.id = any(${ids})
            and (exists (select from office_holdings h where h.person_id = p.id) or exists (select from holding_representatives r where r.person_id = p.id)
              or exists (select from people j where j.joined_to_id = p.id))`);
          return rows.map(({ id }) => id);
        },
      },
      person_contacts: { owner: 'person_id' },
    },
    records: 'person',
    sentence: (sentence, locale) => worded(sentence as Sentence)?.[locale],
  },
};

/** What an act of this room says of itself. No name: who reads it may not see the person. */
export interface Sentence {
  readonly key: 'personChanged' | 'personsJoined' | 'personParted' | 'personPhoneSet' | 'personPhoneErased';
}

const worded = ({ key }: { readonly key: string }): Words | undefined =>
  ({
    personChanged: { zh: '更正人员信息', en: 'Mended a person' },
    personsJoined: { zh: '将两条人员记录合为一人', en: 'Joined two records of one person' },
    personParted: { zh: '将合为一人的记录拆开', en: 'Parted records that were joined' },
    personPhoneSet: { zh: '登记办公电话', en: 'Recorded an office phone' },
    personPhoneErased: { zh: '抹除办公电话', en: 'Erased an office phone' },
  })[key];

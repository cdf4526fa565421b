import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const source = join(import.meta.dirname, '..', '..', 'src');
const records = /\b(?:from|join|into|update)\s+(organizations|organization_(?!types\b)\w+)\b/i;
// Whoever tells the story, restores a back-up or answers the command line works as the owner and shows nothing to an account.
const unseen = /^(organizations|sample|backup|cli|platform\/database)\//;
// They ask about organizations by the reach, in the fragments that their room gives (`placed` is judged by `OrganizationRecords.seen`).
const byFragment = /^(people|leadership)\//;
const fragment = /\$\{(inReachOn|inReachToday|placed|reached)\(/;
// Of one organization that the caller took or judged before, or a page of those within the reach; units whose reach is judged in code; whether anybody
// holds a post that a type is to lose.
const judged = [
  'leadership/due/due.queries.ts',
  'leadership/posts/charter-posts.service.ts',
  'leadership/holdings/named-holders.ts',
  'leadership/holdings/team.queries.ts',
  'leadership/terms/terms.queries.ts',
  // Of whom the account sees or took: of which kinds the organizations are that he served, and whether he is in office; none is named.
  'people/in-office.ts',
  'people/sight.ts',
  'people/people.service.ts',
];
// One record by its id: the desk asks the reach before it shows anything.
const byId = ['organizations/organization.queries.ts'];

// How much stands on each type, of the whole registry: numbers, for the administrator who keeps the list.
const inNumbers = ['organizations/types/types.queries.ts'];

interface Statement {
  file: string;
  line: number;
  text: string;
}

/** Every text tagged `sql` in the sources, with what is laid into it as written. */
function statements(): Statement[] {
  const found: Statement[] = [];
  for (const file of globSync('**/*.ts', { cwd: source }).filter((name) => !name.endsWith('.spec.ts'))) {
    const code = readFileSync(join(source, file), 'utf8');
    const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === 'sql')
        found.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: node.template.getText() });
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}

/** What is wrong with a statement, or nothing. */
function faultOf({ file, text }: Statement): string | undefined {
  if (!records.test(text)) return undefined;
  if (byFragment.test(file) && (fragment.test(text) || judged.includes(file) || /\$\{conditions|allOf\(conditions/.test(text)))
    return undefined;
  if (!unseen.test(file)) return 'names a table of records outside their room';
  const whole = /^`\s*(\/\*|\$\{name\})/.test(text);
  if (file.endsWith('.queries.ts') && ![...byId, ...inNumbers].includes(file) && whole && !text.includes('${organizations('))
    return 'asks for records past the reach';
  return undefined;
}

describe('the statements', () => {
  const all = statements();

  it('are found', () => expect(all.length).toBeGreaterThan(50));

  it('name no table of records outside their room, and ask for records through the reach alone', () => {
    const faults = all.flatMap((statement) => {
      const fault = faultOf(statement);
      return fault === undefined ? [] : [`${statement.file}:${statement.line} ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it('would be caught', () => {
    const at = { line: 1 };
    expect(faultOf({ ...at, file: 'search/search.queries.ts', text: '`/* search.all */ select from organizations o`' })).toBeDefined();
    expect(
      faultOf({
        ...at,
        file: 'organizations/organizations.queries.ts',
        text: '`/* organizations.list */ select from organization_segments s`',
      }),
    ).toBeDefined();
    expect(
      faultOf({
        ...at,
        file: 'organizations/organizations.queries.ts',
        text: '`/* organizations.list */ select from ${organizations(asked, filter)} s join organizations o`',
      }),
    ).toBeUndefined();
  });
});

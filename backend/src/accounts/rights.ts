import type { Words } from '../platform/room.js';

export const roles = ['administrator', 'supervisor', 'officer', 'reporter', 'viewer', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, Words>> = {
  administrator: { zh: '管理员', en: 'Administrator' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  officer: { zh: '联络员', en: 'Liaison officer' },
  reporter: { zh: '报表员', en: 'Report writer' },
  viewer: { zh: '查阅人员', en: 'Viewer' },
  auditor: { zh: '审计人员', en: 'Auditor' },
};

const everyone = 'everyone';
const readers: readonly Role[] = ['supervisor', 'officer', 'reporter', 'viewer', 'auditor'];
const writers: readonly Role[] = ['supervisor', 'officer'];

/** Who may do what: right × role, the only list of its kind. A right is noun.verb; `everyone` means every account that is signed in. */
export const rights = {
  'session.own': everyone,
  'jobs.own': everyone,
  'views.own': readers,
  'areas.read': everyone,
  'areas.change': ['administrator'],
  'sections.read': everyone,
  'sections.manage': ['administrator'],
  'types.manage': ['administrator'],
  'registry.begin': ['administrator'],
  'registry.change': ['administrator'],
  'accounts.manage': ['administrator'],
  'audit.read': ['administrator', 'auditor'],
  'documents.read': readers,
  'documents.add': writers,
  'documents.erase': writers,
  'organizations.read': readers,
  'organizations.found': writers,
  'organizations.change': writers,
  'organizations.void': writers,
  'organizations.erase': writers,
  'organizations.contact': writers,
  'organizations.export': ['supervisor', 'officer', 'reporter'],
  'people.read': readers,
  'people.change': writers,
  'people.join': ['supervisor'],
  'people.contact': writers,
  'people.erase': writers,
  'leadership.read': readers,
  'leadership.change': writers,
  'leadership.ways': ['supervisor', 'officer', 'auditor'],
  'leadership.arrange': ['supervisor'],
  'leadership.settings': ['administrator', 'supervisor'],
  // What those rules say names nobody: whoever may set them reads them.
  'leadership.rules': ['administrator', ...readers],
  'history.own': everyone,
  'history.read': ['supervisor', 'officer', 'reporter', 'auditor'],
  'history.undo': ['supervisor', 'officer', 'administrator'],
} as const satisfies Record<string, readonly Role[] | typeof everyone>;

export type Right = keyof typeof rights;

export const isRight = (text: string): text is Right => Object.hasOwn(rights, text);

/** Does the role bring the right? */
export const roleHas = (role: Role, right: Right): boolean => {
  const holders: readonly Role[] | typeof everyone = rights[right];
  return holders === everyone || holders.includes(role);
};

/** The rights that these roles bring together, and those of everyone. */
export const rightsOf = (held: readonly Role[]): Right[] =>
  (Object.keys(rights) as Right[]).filter((right) => rights[right] === everyone || held.some((role) => roleHas(role, right)));

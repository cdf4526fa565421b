import type { NewAccount, Role } from '../accounts/index.js';

interface SampleAccount {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  /** Codes of the unit, the present one first: early in the story only the older one is there. */
  readonly area?: readonly string[];
}

/** The seven accounts of contracts.md. People are invented and look it. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { login: 'admin', name: '管理员甲', unit: '市委统战部办公室', roles: ['administrator', 'supervisor'] },
  { login: 'supervisor', name: '主管乙', unit: '市委统战部', roles: ['supervisor'] },
  { login: 'chongchuan', name: '联络员丙', unit: '崇川区委统战部', roles: ['officer'], area: ['320613', '320602'] },
  { login: 'rudong', name: '联络员丁', unit: '如东县委统战部', roles: ['officer'], area: ['320623'] },
  { login: 'reporter', name: '报表员戊', unit: '市委统战部研究室', roles: ['reporter'] },
  { login: 'viewer', name: '查阅员己', unit: '市委统战部', roles: ['viewer'] },
  { login: 'auditor', name: '审计员庚', unit: '市委统战部机关党委', roles: ['auditor'] },
];

/** An account with its grants, where the areas of its codes are known. */
export function withGrants(
  account: SampleAccount,
  passwordHash: string,
  areaId: string | null,
): Omit<NewAccount, 'password'> & { passwordHash: string } {
  return {
    login: account.login,
    name: account.name,
    unit: account.unit,
    passwordHash,
    grants: account.roles.map((role) => ({ role, areaId })),
  };
}

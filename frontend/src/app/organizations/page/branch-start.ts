import type { Kind } from '../../api/kinds';
import type { Organization } from '../../api/types';

/** With what the form of a new branch 分会 begins, as parameters of its address: the type is that of branches of the parent's own type. */
export function branchStart(parent: Organization, kind: Kind | undefined): Record<string, string> {
  const types = (kind?.types ?? []).filter((type) => !type.retired);
  const branch = types.find(({ name }) => name === `${parent.type}分会`) ?? types.find(({ code }) => code === parent.typeCode);
  return { parentId: parent.id, kind: parent.kind, ...(branch ? { type: branch.code } : {}), areaId: parent.areaId };
}

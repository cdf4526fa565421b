import { isOnlyPrivateHead, isPrivateHead } from './private-heads.js';

it('knows the heads of what is private to a person, however they are written', () => {
  for (const head of ['民族', '宗 教 信 仰', '身份證號碼', '家庭住址', '出生年月', '会长民族', 'Home address', 'Religion'])
    expect([head, isPrivateHead(head)]).toEqual([head, true]);
});

it('takes none for it that names organizations', () => {
  for (const head of ['宗教团体名称', '少数民族社团全称', '单位名称', '会长', '住所'])
    expect([head, isPrivateHead(head)]).toEqual([head, false]);
});

it('tells such a head from a name that holds its word', () => {
  for (const text of ['民族', '身份证号码', '出生年月', '健康状况']) expect([text, isOnlyPrivateHead(text)]).toEqual([text, true]);
  for (const text of ['民族团结促进会', '示例市民族宗教局', '健康产业商会']) expect([text, isOnlyPrivateHead(text)]).toEqual([text, false]);
});

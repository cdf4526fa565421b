import { date, option, text, yesNo } from './kind.js';

/** Fields of bodies that may be registered as legal persons (office.md 6): with whom, how, since when, until when, and their party organization. */
export const registration = [
  text('registrar', { zh: '登记管理机关', en: 'Registration authority' }),
  option(
    'registered',
    { zh: '登记情况', en: 'Registration' },
    {
      legalPerson: { zh: '法人登记', en: 'Registered as a legal person' },
      filed: { zh: '备案', en: 'Filed' },
      none: { zh: '未登记', en: 'Not registered' },
    },
  ),
  date('registeredOn', { zh: '登记日期', en: 'Registered on' }),
  date('certificateUntil', { zh: '证书有效期至', en: 'Certificate valid until' }),
  yesNo('hasPartyOrganization', { zh: '建有党组织', en: 'Has a Party organization' }),
  option(
    'partyOrganization',
    { zh: '党组织形式', en: 'Form of the Party organization' },
    {
      own: { zh: '单独组建', en: 'Of its own' },
      joint: { zh: '联合组建', en: 'Joint' },
      sent: { zh: '派驻', en: 'Sent' },
    },
  ),
];

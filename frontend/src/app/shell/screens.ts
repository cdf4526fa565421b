import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';
import { Language } from './language';
import { Session } from './session';

/** A screen that the menu and the command box lead to. Its word is `pages.<key>`. */
interface Screen {
  readonly key: string;
  readonly address: string;
  /** Where the menu has it: among the daily work, under 数据与系统, or behind one's own name; the command box alone, where a page leads to it. */
  readonly place: 'work' | 'system' | 'own' | 'page';
  readonly icon?: string;
  /** The right without which it is not offered. */
  readonly right?: string;
  /** It is of today whatever the day of the screen. */
  readonly ofToday?: true;
  /** What else the command box knows it by, in small letters: pinyin, initials, the words of both languages. */
  readonly calls: readonly string[];
}

/** All of them in the order of the menu: a new screen is one entry here. */
const SCREENS: readonly Screen[] = [
  { key: 'home', address: '/home', place: 'work', icon: 'home', calls: ['gongzuotai', 'gzt', '工作台', 'home', 'workbench'] },
  {
    key: 'list',
    address: '/organizations',
    place: 'work',
    icon: 'list',
    right: 'organizations.read',
    calls: ['zuzhiminglu', 'zzml', 'minglu', 'ml', '组织名录', 'organizations'],
  },
  {
    key: 'leadership',
    address: '/leadership',
    place: 'work',
    icon: 'calendar',
    right: 'leadership.read',
    calls: ['huanjie', 'hj', '换届', '届满', '逾期', 'leadership', 'congress'],
  },
  {
    key: 'import',
    address: '/organizations/import',
    place: 'page',
    right: 'organizations.change',
    ofToday: true,
    calls: ['daoru', 'dr', '导入', '预检', 'import', 'excel'],
  },
  {
    key: 'compare',
    address: '/organizations/compare',
    place: 'page',
    right: 'organizations.read',
    calls: ['mingdanbidui', 'mdbd', 'bidui', 'bd', '名单比对', '比对', 'compare names'],
  },
  {
    key: 'tables',
    address: '/tables',
    place: 'work',
    icon: 'columns',
    right: 'organizations.export',
    calls: ['shangbaobiao', 'sbb', 'liudi', 'ld', '上报表', '上报留底', '留底', 'tables to hand up', 'kept'],
  },
  {
    key: 'documents',
    address: '/documents',
    place: 'work',
    icon: 'file',
    right: 'documents.read',
    calls: ['wenjian', 'wj', '文件', 'documents', 'papers'],
  },
  {
    key: 'mine',
    address: '/operations',
    place: 'own',
    calls: ['wodecaozuo', 'wdcz', 'caozuo', '撤销', '我的操作', 'my operations', 'undo'],
  },
  {
    key: 'jobs',
    address: '/jobs',
    place: 'own',
    calls: ['renwuzhongxin', 'rwzx', 'renwu', '核验', '任务中心', 'long work', 'jobs', 'tasks'],
  },
  { key: 'areas', address: '/areas', place: 'system', calls: ['quhua', 'qh', '区划', 'areas'] },
  {
    key: 'types',
    address: '/types',
    place: 'system',
    right: 'types.manage',
    calls: ['zuzhileixing', 'leixing', 'lx', '类型', 'types', 'cixu', '次序', '党派', 'order'],
  },
  {
    key: 'sections',
    address: '/sections',
    place: 'system',
    right: 'sections.manage',
    calls: ['zerenkeshi', 'zrks', 'keshi', 'ks', '责任科室', 'sections'],
  },
  {
    key: 'accounts',
    address: '/accounts',
    place: 'system',
    right: 'accounts.manage',
    ofToday: true,
    calls: ['zhanghao', 'zh', '账号', 'accounts', 'users'],
  },
  {
    key: 'settings',
    address: '/settings',
    place: 'system',
    right: 'registry.change',
    calls: ['shezhi', 'sz', '设置', 'settings'],
  },
];

/** A screen as it is offered: with its name in the language on the screen, and the day that its address carries. */
export interface OfferedScreen extends Screen {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The screens that this account may open on the day of the screen. */
@Injectable({ providedIn: 'root' })
export class Screens {
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly words = inject(TranslocoService);
  private readonly asOf = inject(AsOf);

  readonly offered = computed<readonly OfferedScreen[]>(() => {
    this.language.now();
    return SCREENS.filter(({ right }) => right === undefined || this.session.may(right)).map((screen) => ({
      ...screen,
      name: this.words.translate(`pages.${screen.key}`),
      params: screen.ofToday ? {} : this.asOf.params(),
    }));
  });

  /** Those of one place of the menu. */
  readonly at = (place: Screen['place']): readonly OfferedScreen[] => this.offered().filter((screen) => screen.place === place);
}

import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { AsOf } from './as-of';
import { Keys } from './keys';
import { Kinds } from './kinds';
import { Language } from './language';
import { Session } from './session';

/** A screen or an act that the command box leads to. */
export interface Page {
  readonly name: string;
  /** What else it is called by, in small letters: pinyin, initials, the words of the other language. */
  readonly calls: readonly string[];
  readonly act: () => unknown;
}

/** Screens by their names, and acts: those that this account may open on the day of the screen. A new screen is one line here. */
@Injectable({ providedIn: 'root' })
export class SearchPages {
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly asOf = inject(AsOf);
  private readonly keys = inject(Keys);
  private readonly kinds = inject(Kinds);
  private readonly language = inject(Language);
  private readonly session = inject(Session);

  all(): readonly Page[] {
    this.language.now();
    const { session, asOf } = this;
    return [
      ...(session.may('organizations.found') && !asOf.elsewhere()
        ? [this.page('new', ['xinjianzuzhi', 'xjzz', '新建组织', 'new organization', 'add'], ['/organizations/new'], {})]
        : []),
      this.page('home', ['gongzuotai', 'gzt', '工作台', 'home', 'workbench'], ['/home']),
      this.page('list', ['zuzhiminglu', 'zzml', 'minglu', 'ml', '组织名录', 'organizations'], ['/organizations']),
      ...this.kinds.all().map((kind) => ({
        name: this.words.translate('pages.ofKind', { kind: this.language.nameOf(kind) }),
        calls: [kind.name, (kind.nameEn ?? '').toLowerCase()].filter(Boolean),
        act: () => this.router.navigate(['/organizations'], { queryParams: { kind: kind.code, ...asOf.params() } }),
      })),
      ...(session.may('documents.read') ? [this.page('documents', ['wenjian', 'wj', '文件', 'documents', 'papers'], ['/documents'])] : []),
      this.page('mine', ['wodecaozuo', 'wdcz', 'caozuo', '撤销', '我的操作', 'my operations', 'undo'], ['/operations']),
      this.page('jobs', ['renwuzhongxin', 'rwzx', 'renwu', '核验', '任务中心', 'long work', 'jobs', 'tasks'], ['/jobs']),
      this.page('areas', ['quhua', 'qh', '区划', 'areas'], ['/areas']),
      ...(session.may('sections.manage')
        ? [this.page('sections', ['zerenkeshi', 'zrks', 'keshi', 'ks', '责任科室', 'sections'], ['/sections'])]
        : []),
      ...(session.may('types.manage') ? [this.page('types', ['zuzhileixing', 'leixing', 'lx', '类型', 'types'], ['/types'])] : []),
      ...(session.may('accounts.manage') ? [this.page('accounts', ['zhanghao', 'zh', '账号', 'accounts', 'users'], ['/accounts'])] : []),
      ...(session.may('registry.change') ? [this.page('settings', ['shezhi', 'sz', '设置', 'settings'], ['/settings'])] : []),
      { ...this.named('keys', ['kuaijiejian', 'kjj', '快捷键', 'keys', 'shortcuts']), act: () => this.keys.act('?') },
      {
        ...this.named('language', ['yuyan', 'yy', 'english', '中文', '语言', 'language']),
        act: () => session.speak(this.language.other()),
      },
    ];
  }

  private page(key: string, calls: readonly string[], to: readonly string[], params = this.asOf.params()): Page {
    return { ...this.named(key, calls), act: () => this.router.navigate([...to], { queryParams: params }) };
  }

  private named(key: string, calls: readonly string[]): Omit<Page, 'act'> {
    return { name: this.words.translate(`pages.${key}`), calls };
  }
}

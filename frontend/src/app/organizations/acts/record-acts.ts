import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Organization, OtherName } from '../../api/types';
import { RegistryInfo } from '../../shell/registry';
import { type FieldDescription, typedOf } from '../../ui/field-rules';
import type { ActData, ActValues } from './act-dialog';
import { OpenRecord } from '../open-record';
import { OrganizationWords } from '../organization-words';
import { type Input, OrganizationActs } from '../organizations.api';
import { Saved } from '../saved';

/** One act: what its dialog asks, and the request. */
export interface Asked
  extends Pick<ActData, 'fields'>, Partial<Pick<ActData, 'start' | 'danger' | 'mends' | 'places' | 'offers' | 'wide' | 'documents'>> {
  /** For its words. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly act: Act;
  /** It is often done several times over: these fields stay as typed then. */
  readonly another?: { readonly stays: readonly string[] };
  /** What would follow, in sentences, on the record as it is then. */
  readonly preview?: (now: Organization, values: ActValues) => Promise<readonly string[]>;
}

type Act = (now: Organization, values: ActValues, key: string) => Promise<Organization>;

/** The small acts on the record of a page: each a dialog with what it needs, then the record anew and a way to take it back. */
@Injectable()
export class RecordActs {
  private readonly dialog = inject(MatDialog);
  private readonly acts = inject(OrganizationActs);
  private readonly open = inject(OpenRecord);
  private readonly words = inject(OrganizationWords);
  private readonly registry = inject(RegistryInfo);
  private readonly saved = inject(Saved);

  suspend(record: Organization): Promise<void> {
    return this.run(record, 'suspend', {
      fields: [this.date('from', true), this.date('to', false), this.reason(false)],
      start: { from: this.registry.today() },
      documents: true,
      mends: {
        suspension_within_life: {
          field: 'from',
          message: this.words.say('acts.suspend.outside', { life: this.words.period(record.foundedOn, record.dissolvedOn) || '--' }),
        },
      },
      act: (now, values, key) => this.acts.act(now, 'suspend', given(values), key),
    });
  }

  /** 正式成立: the day that one in preparation was waiting for. */
  establish(record: Organization): Promise<void> {
    return this.run(record, 'establish', {
      fields: [this.date('foundedOn', true)],
      start: { foundedOn: this.registry.today() },
      documents: true,
      mends: { approval_before_founding: { field: 'foundedOn', message: this.words.say('acts.establish.early') } },
      act: (now, values, key) => this.acts.change(now, given(values), key),
    });
  }

  resume(record: Organization): Promise<void> {
    return this.run(record, 'resume', {
      fields: [this.date('on', true)],
      start: { on: this.registry.today() },
      act: (now, { on }, key) => this.acts.act(now, 'resume', { on }, key),
    });
  }

  end(record: Organization, word: string): Promise<void> {
    return this.run(record, 'end', {
      fields: [this.date('on', true), this.reason(false)],
      start: { on: this.registry.today() },
      values: { word },
      documents: true,
      // The end would cut off days that are recorded as suspended: the refusal speaks of a field that this dialog does not have.
      mends: {
        suspension_within_life: {
          field: 'on',
          message: this.words.say('acts.end.suspended', {
            days: this.words.list(record.suspensions.map((s) => this.words.period(s.from, s.to))) || '--',
          }),
        },
      },
      act: (now, values, key) => this.acts.act(now, 'end', given(values), key),
    });
  }

  voidRecord(record: Organization): Promise<void> {
    return this.run(record, 'void', {
      fields: [this.reason(true)],
      danger: true,
      act: (now, { reason }, key) => this.acts.act(now, 'void', { reason }, key),
    });
  }

  restore(record: Organization): Promise<void> {
    return this.run(record, 'restore', {
      fields: [this.reason(false)],
      act: (now, { reason }, key) => this.acts.act(now, 'restore', reason ? { reason } : {}, key),
    });
  }

  observe(record: Organization): Promise<void> {
    const measures = this.words.measures(record.kind);
    return this.run(record, 'observe', {
      fields: [
        {
          ...this.field('measure', 'option', true),
          options: measures.map((m) => ({ code: m.code, label: this.words.measureName(m, record) })),
        },
        this.date('onDay', true),
        this.field('value', 'number', true),
      ],
      start: { measure: measures[0]?.code ?? '', onDay: this.registry.today() },
      act: (now, { measure, onDay, value }, key) => this.acts.act(now, 'observations', { measure, onDay, value }, key),
    });
  }

  addName(record: Organization): Promise<void> {
    const sorts = ['former', 'short', 'foreign'].map((code) => ({ code, label: this.words.say(`nameSorts.${code}`) }));
    return this.run(record, 'name', {
      fields: [
        { ...this.field('sort', 'option', true), options: sorts },
        { ...this.field('name', 'text', true), max: 200 },
        { ...this.field('language', 'text', false), max: 20, hint: this.words.say('acts.name.languageHelp') },
        { ...this.date('from', false), label: this.words.say('acts.fields.nameFrom') },
        { ...this.date('to', false), label: this.words.say('acts.fields.nameTo') },
      ],
      start: { sort: 'foreign' },
      act: (now, { sort, name, language, from, to }, key) =>
        this.acts.act(
          now,
          'names',
          { sort, name, ...(language ? { language } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) },
          key,
        ),
    });
  }

  dropName(record: Organization, name: OtherName): Promise<void> {
    return this.run(record, 'dropName', {
      fields: [],
      values: { other: name.name },
      act: (now, _values, key) => this.acts.dropName(now, name.id, key),
    });
  }

  setPhone(record: Organization): Promise<void> {
    return this.run(record, 'phone', {
      fields: [{ ...this.field('phone', 'text', false), max: 30, pattern: '[0-9+() \\-]{5,30}' }],
      act: (now, { phone }, key) => this.acts.setPhone(now, typeof phone === 'string' ? phone : null, key),
    });
  }

  /** Asks in a dialog with the words of `acts.<name>`, acts, shows the record anew and offers 撤销. */
  async run(record: Organization, name: string, data: Asked): Promise<void> {
    const say = (key: string) => this.words.say(`acts.${name}.${key}`, { name: record.name, ...data.values });
    const { ActDialog } = await import('./act-dialog');
    const { fields, act, preview, another, start = {}, danger = false, mends = {}, places = {}, wide = false, documents = false } = data;
    // Refused because somebody was faster: the next try stands on the record as it is then.
    let now = record;
    let times = 0;
    const done = await ActDialog.ask(this.dialog, {
      title: say('title'),
      effect: say('effect'),
      submit: say('submit'),
      fields,
      start,
      danger,
      mends,
      places,
      ...(data.offers && { offers: data.offers }),
      wide,
      documents,
      act: (values, key) => act(now, values, key),
      ...(another && {
        another: {
          ...another,
          submit: say('another'),
          done: (record) => {
            now = record;
            this.open.changed(record);
            return this.words.say(`acts.${name}.before`, { count: ++times });
          },
        },
      }),
      ...(preview && { preview: (values) => preview(now, values) }),
      stale: (current) => {
        now = current;
        this.open.changed(current);
      },
    });
    // What comes back as it went in was not sent: 撤销 would take back somebody's earlier change.
    if (!done || done === now) return;
    this.open.changed(done);
    await this.saved.tell(done, say('done'));
  }

  field(code: string, type: FieldDescription['type'], required: boolean): FieldDescription {
    return { code, type, required, label: this.words.say(`acts.fields.${code}`) };
  }

  /** A field with a word of its own act. */
  fieldOf(act: string, code: string, type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription {
    return { code, type, label: this.words.say(`acts.${act}.fields.${code}`), ...more };
  }

  date(code: string, required: boolean): FieldDescription {
    return this.field(code, 'date', required);
  }

  reason(required: boolean): FieldDescription {
    const label = this.words.say(required ? 'acts.fields.reason' : 'acts.fields.reasonOptional');
    return { ...this.field('reason', 'text', required), label, multiline: true, max: 500, hint: this.words.say('privacy') };
  }
}

/** What was given of the values of a dialog. */
export const given = (values: ActValues): Input => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** What differs of the values of a dialog from those with which it began; null where nothing does. */
export function differing(values: ActValues, start: Readonly<Record<string, string>>): Input | null {
  const changed = Object.entries(values).filter(([code, value]) => (code in start ? typedOf(value) !== start[code] : value !== null));
  return changed.length ? Object.fromEntries(changed) : null;
}

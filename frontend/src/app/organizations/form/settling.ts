import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Problem } from '../../api/problem';
import { Kinds } from '../../shell/kinds';
import { AreaLookup } from '../../ui/area-lookup';
import { decide, type Merge } from './conflict';
import type { FormValues } from './form-values';
import { OrganizationLookup } from '../organization-lookup';
import { OrganizationWords } from '../organization-words';

/** Asks about the fields that two people changed to different values; everything else needs no question. */
@Injectable({ providedIn: 'root' })
export class Settling {
  private readonly dialog = inject(MatDialog);
  private readonly words = inject(OrganizationWords);
  private readonly kinds = inject(Kinds);
  private readonly areas = inject(AreaLookup);
  private readonly lookup = inject(OrganizationLookup);

  /** The values once every conflict has its answer; null when it was left undecided. */
  async settle(merged: Merge, mine: FormValues, problem: Problem | null): Promise<FormValues | null> {
    if (!merged.conflicts.length) return merged.values;
    const { ConflictDialog } = await import('./conflict-dialog');
    const last = problem?.changes?.[0];
    const rows = await Promise.all(
      merged.conflicts.map(async (c) => ({
        field: c.field,
        label: this.words.label(c.field, mine.kind),
        base: await this.said(mine.kind, c.field, c.base),
        theirs: await this.said(mine.kind, c.field, c.theirs),
        mine: await this.said(mine.kind, c.field, c.mine),
      })),
    );
    const choices = await ConflictDialog.ask(this.dialog, {
      who: last ? this.words.who(last.account) : this.words.say('conflict.someone'),
      at: last ? this.words.time(last.at) : '',
      rows,
      taken: merged.taken.map((f) => this.words.label(f, mine.kind)),
    });
    return choices ? decide(merged, choices) : null;
  }

  /** A value of the form as it is read: names instead of ids. */
  private async said(kind: string, field: string, value: string): Promise<string> {
    if (!value) return '';
    if (field === 'areaId' || field === 'seatAreaId') return this.areas.name(value);
    if (field === 'parentId') return this.lookup.name(value);
    if (field === 'type') return this.kinds.typeName(kind, value, value);
    if (field === 'foundedOn' || field === 'approvedOn') return this.words.date(value);
    return field.startsWith('fields.')
      ? this.words.value(kind, field.slice(7), value)
      : this.words.diffRow({ field, before: null, after: value }, kind).after;
  }
}

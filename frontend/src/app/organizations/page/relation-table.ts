import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Relation } from '../../api/relations';
import type { Organization } from '../../api/types';
import { AsOf } from '../../shell/as-of';
import { StatusDot } from '../../ui/status-dot';
import { RelationActs } from '../acts/relation-acts';
import { OpenRecord } from '../open-record';

/** A line of the table; `one` where it is a relation of its own, which can be changed. */
export interface RelationRow {
  readonly role: string;
  readonly name: string;
  /** 席位 and 当然职务, where the organization of the page is the unit that has them. */
  readonly note: string;
  readonly link: string | null;
  readonly from: string;
  readonly to: string;
  readonly mark: string | null;
  readonly word: string;
  readonly one: Relation | null;
  readonly membership: boolean;
  readonly quiet: boolean;
  readonly above: boolean;
}

/** Relations line by line, each with its acts; member units with their seats in columns of their own. */
@Component({
  selector: 'tx-relation-table',
  imports: [RouterLink, StatusDot, TranslocoDirective],
  templateUrl: './relation-table.html',
  styleUrls: ['./dated-table.scss', './relation-table.scss'],
})
export class RelationTable {
  readonly record = input.required<Organization>();
  readonly rows = input.required<readonly RelationRow[]>();
  readonly label = input.required<string>();
  /** All of them are member units of the organization of the page. */
  readonly members = input(false);

  protected readonly open = inject(OpenRecord);
  protected readonly acts = inject(RelationActs);
  protected readonly asOf = inject(AsOf);
}

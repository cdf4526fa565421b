import { Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import { MatAnchor, MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { asked } from '../../api/client';
import { Kinds } from '../../shell/kinds';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { AreaPicker } from '../../ui/area-picker';
import { cellsOf } from '../compare/pasted-names';

/** What is brought in: a block that was pasted, or a file that was chosen or dropped; and templates for those who fill one in. */
@Component({
  selector: 'tx-import-source',
  imports: [AreaPicker, MatAnchor, MatButton, MatFormFieldModule, MatInput, MatSelectModule, TranslocoDirective],
  templateUrl: './import-source.html',
  styleUrl: './import-source.scss',
  host: { '(document:dragover)': 'hover($event)', '(document:dragleave)': 'over.set(false)', '(document:drop)': 'drop($event)' },
})
export class ImportSource {
  protected readonly session = inject(Session);
  protected readonly kinds = inject(Kinds);
  protected readonly language = inject(Language);
  readonly busy = input.required<boolean>();
  readonly failure = input.required<string>();
  /** The file of which the failure speaks; empty: the block. */
  readonly failed = input.required<string>();
  readonly text = model.required<string>();
  readonly block = output<readonly (readonly string[])[]>();
  readonly file = output<File>();

  protected readonly over = signal(false);
  protected readonly pasted = computed(() => cellsOf(this.text()));
  protected readonly kind = linkedSignal(() => this.kinds.all()[0]?.code ?? '');
  protected readonly areaId = signal('');

  protected sendText(): void {
    if (this.pasted().length && !this.busy()) this.block.emit(this.pasted());
  }

  protected take(files: FileList | null): void {
    const file = files?.[0];
    if (file && !this.busy()) this.file.emit(file);
  }

  protected hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    this.over.set(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.take(event.dataTransfer.files);
  }

  /** A workbook to be filled in: of the kind, of the area where one was chosen, empty or with what is registered there. */
  protected template(filled: boolean): string {
    const params = asked({ kind: this.kind(), areaId: this.areaId(), filled: filled ? 'true' : null });
    return `/api/imports/template?${new URLSearchParams(params).toString()}`;
  }
}

import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { Document } from '../../api/documents';
import { openOffice, provideOffice, settle, text, until } from '../../testing/office';
import { paper } from '../../testing/records';
import { DocumentDialog } from './document-dialog';

const PDF = new File(['%PDF-1.4'], '通统〔2017〕9号 关于更名的批复.pdf', { type: 'application/pdf' });

async function open(document?: Document) {
  TestBed.configureTestingModule({ providers: provideOffice() });
  const http = openOffice();
  const given = DocumentDialog.ask(TestBed.inject(MatDialog), document ? { document } : {});
  const dialog = await until(() => window.document.querySelector<HTMLElement>('mat-dialog-container'));
  const button = (name: string) => [...dialog.querySelectorAll('button')].find((b) => text(b) === name);
  const press = async (name: string) => {
    button(name)?.click();
    await settle();
  };
  const box = (label: string) => {
    const field = [...dialog.querySelectorAll('mat-form-field')].find((f) => text(f.querySelector('mat-label')) === label);
    const input = field?.querySelector('input');
    if (!input) throw new Error(`no box ${label}`);
    return input;
  };
  const type = async (label: string, value: string) => {
    box(label).value = value;
    box(label).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
  };
  const take = async (file: File) => {
    const chooser = dialog.querySelector<HTMLInputElement>('input[type=file]');
    if (!chooser) throw new Error('no chooser');
    Object.defineProperty(chooser, 'files', { value: [file], configurable: true });
    Object.defineProperty(chooser, 'value', { value: '', writable: true, configurable: true });
    chooser.dispatchEvent(new Event('change'));
    await settle();
  };
  const confirm = async () => {
    dialog.querySelector<HTMLInputElement>('mat-checkbox input')?.click();
    await settle();
  };
  const sent = () => http.expectOne((r) => r.method === 'POST' && r.url === '/api/documents');
  const alerts = () => [...dialog.querySelectorAll('[role=alert], mat-error')].map(text);
  return { http, given, dialog, button, press, box, type, take, confirm, sent, alerts };
}

describe('登记文件', () => {
  it('guesses title and number from the name of the file, and asks for what is missing', async () => {
    const { http, box, press, take, type, confirm, sent, alerts, given } = await open();
    await press('登记');
    expect(alerts()).toEqual(['请填写标题', '请确认这份文件不涉密，再登记']);
    await take(PDF);
    expect([box('标题').value, box('发文字号').value]).toEqual(['关于更名的批复', '通统〔2017〕9号']);
    await type('成文日期', '2017.3.20');
    await confirm();
    await press('登记');
    const request = sent();
    const form = request.request.body as FormData;
    expect(JSON.parse(form.get('facts') as string)).toEqual({
      title: '关于更名的批复',
      number: '通统〔2017〕9号',
      issuedOn: '2017-03-20',
      issuer: null,
      unclassified: true,
    });
    expect((form.get('file') as File).name).toBe(PDF.name);
    expect(request.request.headers.has('Idempotency-Key')).toBe(true);
    request.flush(paper());
    expect(await given).toEqual(paper());
    http.verify();
  });

  it('shows how far the file is, and is not closed by a second press on 停止上传; what was typed stays', async () => {
    const { dialog, button, press, box, type, take, confirm, sent } = await open();
    await take(PDF);
    await type('发文单位', '示例市民政局');
    await confirm();
    await press('登记');
    const first = sent();
    first.event({ type: HttpEventType.UploadProgress, loaded: 40, total: 100 });
    await settle();
    expect(text(dialog.querySelector('.part [role=status]'))).toBe('正在上传 40%');
    expect(dialog.querySelector('mat-progress-bar')?.getAttribute('aria-valuenow')).toBe('40');
    expect(button('取消')?.disabled).toBe(true);
    const stop = button('停止上传');
    stop?.click();
    stop?.click();
    await settle();
    expect(first.cancelled).toBe(true);
    expect(text(dialog.querySelector('.going'))).toBe('已停止上传。所填内容还在，可再点“登记”。');
    expect(document.activeElement).toBe(dialog.querySelector('.going > p'));
    expect([box('标题').value, box('发文单位').value]).toEqual(['关于更名的批复', '示例市民政局']);
    await press('登记');
    const again = sent();
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    again.flush(paper());
    await until(() => !document.querySelector('mat-dialog-container'));
  });

  it('says at the file why it is refused, at the number what is wrong with it, and keeps what was typed', async () => {
    const { dialog, box, press, type, take, confirm, sent, alerts, given } = await open();
    await take(PDF);
    await type('发文单位', '示例市民政局');
    await confirm();
    await press('登记');
    const errors = [
      { pointer: '/file', code: 'file_kind', message: '内容不是可登记的文件' },
      { pointer: '/number', code: 'number_form', message: '文号写法不对' },
    ];
    sent().flush({ type: 'file_kind', title: '', status: 422, errors }, { status: 422, statusText: '' });
    await settle();
    expect(alerts()).toEqual(['内容不是可登记的文件', '文号写法不对']);
    expect(dialog.querySelector('.drop')?.classList.contains('wrong')).toBe(true);
    expect([box('标题').value, box('发文单位').value]).toEqual(['关于更名的批复', '示例市民政局']);
    await take(new File([''], '空.pdf'));
    expect(alerts()).toContain('文件是空的（0 字节），请重新选择');
    await press('取消');
    expect(await given).toBeUndefined();
  });

  it('sends the same once more where the line broke', async () => {
    const { press, take, confirm, sent, alerts } = await open();
    await take(PDF);
    await confirm();
    await press('登记');
    const first = sent();
    first.error(new ProgressEvent('error'));
    await settle();
    expect(alerts()).toEqual(['连接中断，不知是否已登记。再点“登记”即可，不会重复。']);
    await press('登记');
    const again = sent();
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    again.flush(paper());
    await until(() => !document.querySelector('mat-dialog-container'));
  });

  it('mends what is said of a file, without the file', async () => {
    const { http, dialog, press, type, given } = await open(paper());
    expect(dialog.querySelector('input[type=file], mat-checkbox')).toBeNull();
    await type('发文字号', '');
    await press('保存');
    const request = http.expectOne((r) => r.method === 'PATCH' && r.url === '/api/documents/d1');
    expect(request.request.body).toEqual({ title: '关于更名的批复', number: null, issuedOn: '2017-03-20', issuer: '示例市民政局' });
    expect(request.request.headers.get('If-Match')).toBe('"2"');
    request.flush(paper({ number: null, version: 3 }));
    expect((await given)?.number).toBeNull();
  });
});

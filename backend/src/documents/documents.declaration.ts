import type { ConstraintProblem, RoomDeclaration } from '../platform/room.js';

const field = (pointer: string, code: string, zh: string, en: string): ConstraintProblem => ({
  status: 422,
  code,
  pointer,
  words: { zh, en },
});
const rule = (code: string, zh: string, en: string): ConstraintProblem => ({ status: 409, code, words: { zh, en } });

/** What the room of documents tells the others. */
export const documentsRoom: RoomDeclaration = {
  name: 'documents',
  problems: {
    document_is_unclassified: field(
      '/unclassified',
      'unclassified',
      '只能登记非涉密文件，请确认后勾选',
      'Only papers that are not classified are kept here; confirm that this one is not',
    ),
    document_issued_in_a_range: field('/issuedOn', 'reversed', '成文日期的起止颠倒', 'The end of the date is before its beginning'),
    documents_title_check: field(
      '/title',
      'empty',
      '标题不能为空，最多 200 字',
      'The title must not be empty, and has at most 200 characters',
    ),
    documents_number_check: field('/number', 'too_long', '发文字号最多 60 字', 'A number has at most 60 characters'),
    documents_issuer_check: field('/issuer', 'too_long', '发文单位最多 200 字', 'An issuer has at most 200 characters'),
    documents_file_name_check: field('/file', 'file_name', '文件名不能用，请改名', 'The name of the file cannot be used'),
    documents_entered_by_fkey: rule('unknown_reference', '没有这个账号', 'There is no such account'),
    document_has_a_file: rule('document_has_a_file', '文件的内容不在库中', 'The content of the document is not there'),
    one_document_of_a_file: rule('one_document_of_a_file', '这份内容已登记为另一份文件', 'This content belongs to another document'),
    erased_for_ever: rule('erased_for_ever', '文件内容已永久抹除，不能恢复', 'The content has been erased for ever and does not come back'),
    files_kind_check: field('/file', 'file_kind', '不是可登记的文件', 'Not a kind of file that is kept'),
    files_sha256_check: field('/file', 'file_broken', '文件校验值不对', 'The hash of the file is wrong'),
    file_has_a_size: field('/file', 'file_size', '文件须大于 0 字节、不超过 50 MB', 'A file has 1 byte to 50 MB'),
    file_is_its_content: rule('file_is_its_content', '文件已在库中', 'The file is there already'),
    file_is_whole: rule('file_is_whole', '文件不完整', 'The file is not whole'),
    content_stays: rule('content_stays', '文件内容不能更改', 'The content of a file is not altered'),
    file_pieces_file_id_fkey: rule('file_is_whole', '文件不完整', 'The file is not whole'),
    file_pieces_place_check: rule('file_is_whole', '文件不完整', 'The file is not whole'),
    piece_has_a_size: rule('file_is_whole', '文件不完整', 'The file is not whole'),
  },
  labels: {
    'documents.title': { zh: '文件标题', en: 'Title of the document' },
    'documents.number': { zh: '发文字号', en: 'Document number' },
    'documents.issued': { zh: '成文日期', en: 'Issued' },
    'documents.issuer': { zh: '发文单位', en: 'Issuer' },
    'documents.file_name': { zh: '文件名', en: 'Name of the file' },
    'documents.unclassified': { zh: '确认非密', en: 'Not classified' },
    'documents.entered_on': { zh: '登记日期', en: 'Entered' },
    'documents.erased_on': { zh: '抹除内容', en: 'Content erased' },
  },
  acts: {
    'documents.add': { zh: '登记文件', en: 'Document entered' },
    'documents.change': { zh: '更正文件', en: 'Document mended' },
    'documents.remove': { zh: '删去文件', en: 'Document deleted' },
    'documents.erase': { zh: '抹除文件内容', en: 'Content of a document erased' },
  },
  history: {
    tables: {
      documents: { silent: ['words', 'file_id', 'sha256', 'entered_by'] },
    },
    sentence: (sentence, locale) => worded(sentence as Sentence)?.[locale],
  },
};

/** What an act of this room says of itself. */
interface Sentence {
  readonly key?: string;
  readonly title?: string;
}

const worded = ({ key, title }: Sentence): { zh: string; en: string } | undefined =>
  ({
    documentAdded: { zh: `登记文件《${title}》`, en: `Entered the document “${title}”` },
    documentChanged: { zh: `更正文件《${title}》`, en: `Mended the document “${title}”` },
    documentRemoved: { zh: `删去文件《${title}》`, en: `Deleted the document “${title}”` },
    documentErased: { zh: `抹除文件《${title}》的内容`, en: `Erased the content of the document “${title}”` },
  })[key ?? ''];

/**
 * The header that gives a file its name: RFC 6266, in UTF-8 (RFC 8187), with a plain one for what cannot read that. `inline`: the browser may
 * show it in place.
 */
export function dispositionOf(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="tongxin.${extension}"; filename*=UTF-8''${encoded}`;
}

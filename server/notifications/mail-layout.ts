/** One thing in a mail: what it is, what happened, where. */
export type MailItem = { title: string; about: string; lines: string[]; quote: string | null; url: string };
export type MailBody = {
  /** A line above which an answer is written. */
  above: string | null;
  intro: string | null;
  items: MailItem[];
  outro: string | null;
  button: { text: string; url: string };
  why: string;
  links: { text: string; url: string }[];
};

/** The same in plain text and in simple HTML: mail programs show one or the other. */
export function layOut(body: MailBody): { text: string; html: string } {
  return { text: toText(body), html: toHtml(body) };
}

function toText({ above, intro, items, outro, button, why, links }: MailBody): string {
  const parts = [
    above && `${marker} ${above} ${marker}`,
    intro,
    ...items.map(({ title, about, lines, quote, url }) =>
      [title, about, ...lines.map((line) => `• ${line}`), quote && indent(quote), url].filter(Boolean).join('\n'),
    ),
    outro,
    items.length === 1 ? null : `${button.text}: ${button.url}`,
    ['-- ', why, ...links.map(({ text, url }) => `${text}: ${url}`)].join('\n'),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Around the line above which an answer is written; what follows it in an answer is ours. */
export const marker = '⁂ ⁂ ⁂';

const indent = (text: string) => text.replace(/^/gm, '    ');

const p = 'margin:0 0 8px';
const small = 'margin:0 0 4px;color:#4b5563;font-size:14px';

function toHtml({ above, intro, items, outro, button, why, links }: MailBody): string {
  const paragraph = (text: string | null, style = p) => (text ? `<p style="${style}">${toSafe(text)}</p>` : '');
  const sections = items.map(
    ({ title, about, lines, quote, url }) =>
      `<div style="margin:0 0 20px"><p style="${p};font-weight:bold"><a href="${toSafe(url)}" style="color:#0b6b6b">${toSafe(title)}</a></p>${paragraph(about, small)}${lines.map((line) => paragraph(line)).join('')}${
        quote
          ? `<div style="margin:0 0 8px;padding-left:12px;border-left:3px solid #c9c5ba;white-space:pre-wrap">${toSafe(quote)}</div>`
          : ''
      }</div>`,
  );
  const footer = links.map(({ text, url }) => `<a href="${toSafe(url)}" style="color:#4b5563">${toSafe(text)}</a>`);
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body style="margin:0;padding:24px;color:#16202c;font:16px/1.5 sans-serif"><div style="max-width:600px">',
    above ? paragraph(`${marker} ${above} ${marker}`, small) : '',
    paragraph(intro),
    ...sections,
    paragraph(outro),
    `<p style="margin:16px 0"><a href="${toSafe(button.url)}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#0b6b6b;color:#fff;text-decoration:none">${toSafe(button.text)}</a></p>`,
    `<hr style="border:0;border-top:1px solid #c9c5ba">${paragraph(why, small)}<p style="${small}">${footer.join(' · ')}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const toSafe = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

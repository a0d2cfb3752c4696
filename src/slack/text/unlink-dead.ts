import { leadsNowhere } from '../../text/leads-nowhere.ts';

const LINK = /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g;
const ADDRESS = /\bhttps?:\/\/([^\s<>()|[\]]+)/g;

/** Leaves no link in Markdown that a click could only end in an error: its words stay, and an address without its scheme. */
export function unlinkDead(markdown: string): string {
  return markdown
    .replace(LINK, (link, label: string, address: string) => (leadsNowhere(address) ? label : link))
    .replace(ADDRESS, (address, rest: string) => (leadsNowhere(address) ? rest : address));
}

import { useState } from 'react';
import type { NewFile } from '../client/person-types.ts';

/** A message takes so many files, and the page so many bytes of each: they travel inside one JSON request. */
const mostFiles = 10;
const mostBytes = 25_000_000;

/** The files that go with the next message. */
export interface Attachments {
  files: File[];
  /** What was wrong with the last one that was offered. */
  problem: string;
  add: (offered: Iterable<File>) => void;
  remove: (file: File) => void;
  set: (files: File[]) => void;
}

/** Gathers the files that are to be sent; those that cannot be are left out, with a reason. */
export function useAttachments(): Attachments {
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState('');
  const add = (offered: Iterable<File>) => {
    const all = [...files, ...offered];
    const fault = all.map(faultOf).find((one) => one !== undefined);
    const many = all.length > mostFiles ? `A message takes ${mostFiles} files.` : '';
    setProblem(fault ?? many);
    setFiles(all.filter((file) => !faultOf(file)).slice(0, mostFiles));
  };
  const set = (next: File[]) => {
    setProblem('');
    setFiles(next);
  };
  return { files, problem, add, set, remove: (file) => set(files.filter((one) => one !== file)) };
}

function faultOf(file: File): string | undefined {
  if (file.size === 0) return `${file.name} is empty.`;
  return file.size > mostBytes ? `${file.name} is too large for this page.` : undefined;
}

/** Reads a file into the form in which the server takes it. */
export async function readAttachment(file: File): Promise<NewFile> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  const content = address.slice(address.indexOf(',') + 1);
  return { name: file.name, content, encoding: 'base64', ...(file.type && { mimetype: file.type }) };
}

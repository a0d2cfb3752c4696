interface FileKind {
  mimetype: string;
  /** Slack's own name of the kind: https://docs.slack.dev/reference/objects/file-object#file_types */
  filetype: string;
  pretty: string;
}

const kinds: Record<string, FileKind | undefined> = {
  csv: { mimetype: 'text/csv', filetype: 'csv', pretty: 'CSV' },
  docx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    filetype: 'docx',
    pretty: 'Word Document',
  },
  gif: { mimetype: 'image/gif', filetype: 'gif', pretty: 'GIF' },
  html: { mimetype: 'text/html', filetype: 'html', pretty: 'HTML' },
  jpeg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty: 'JPEG' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty: 'JPEG' },
  json: { mimetype: 'application/json', filetype: 'json', pretty: 'JSON' },
  log: { mimetype: 'text/plain', filetype: 'text', pretty: 'Plain Text' },
  md: { mimetype: 'text/markdown', filetype: 'markdown', pretty: 'Markdown (raw)' },
  mov: { mimetype: 'video/quicktime', filetype: 'mov', pretty: 'QuickTime Movie' },
  mp4: { mimetype: 'video/mp4', filetype: 'mp4', pretty: 'MPEG 4 Video' },
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', pretty: 'PDF' },
  png: { mimetype: 'image/png', filetype: 'png', pretty: 'PNG' },
  pptx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    filetype: 'pptx',
    pretty: 'PowerPoint Presentation',
  },
  svg: { mimetype: 'image/svg+xml', filetype: 'svg', pretty: 'SVG' },
  txt: { mimetype: 'text/plain', filetype: 'text', pretty: 'Plain Text' },
  webp: { mimetype: 'image/webp', filetype: 'webp', pretty: 'WebP' },
  xlsx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    filetype: 'xlsx',
    pretty: 'Excel Spreadsheet',
  },
  zip: { mimetype: 'application/zip', filetype: 'zip', pretty: 'Zip' },
};

const unknownKind: FileKind = { mimetype: 'application/octet-stream', filetype: 'binary', pretty: 'Binary' };

/** The kind of a file by the end of its name. */
export function kindByName(name: string): FileKind {
  return kinds[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? unknownKind;
}

/** Whether what a file of this type holds can be read as text. */
export function isTextual(mimetype: string): boolean {
  return /^text\/|[/+](json|xml|yaml|javascript)$/.test(mimetype.split(';')[0] ?? '');
}

/** Whether a browser may show it inside a page: pictures that cannot hold a script. */
export function isPicture(mimetype: string): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(mimetype);
}

/** Whether an import failed because the module itself is not there, rather than for what it does or imports. */
export function isModuleMissing(error: unknown, module: URL): boolean {
  const { code, url } = error as { code?: string; url?: string };
  return code === 'ERR_MODULE_NOT_FOUND' && url === module.href;
}

/** Whether a field is named like one that holds a credential: `token`, `apiKey`, `client_secret`. */
export function namesCredential(key: string): boolean {
  const word = key.replaceAll(/[-_.]/g, '').toLowerCase();
  return /(?:^pat|token|password|passwd|passphrase|secret|apikey|accesskey|privatekey|credential)s?$/.test(
    word,
  );
}

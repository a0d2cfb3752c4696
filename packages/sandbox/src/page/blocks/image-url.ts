/** Finds an image's address: its own, or that of the Slack file it names; empty when only an id is known. */
export function imageUrl(image: { image_url?: string } | { slack_file?: object }): string {
  const loose = image as { image_url?: string; slack_file?: { url?: string } };
  return loose.image_url ?? loose.slack_file?.url ?? '';
}

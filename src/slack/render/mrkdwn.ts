/**
 * A text in Slack's mrkdwn that is shown as it was written: what is a link or a mention says so itself (`<…>`). Without `verbatim`
 * Slack also makes them of addresses, names of channels and handles that people's words hold
 * (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).
 */
export function mrkdwn(text: string): { type: 'mrkdwn'; text: string; verbatim: true } {
  return { type: 'mrkdwn', text, verbatim: true };
}

import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useIsDark } from '../state/use-is-dark.ts';

/** Shows a block through slack-blocks-to-jsx, which draws every kind but cannot act; a default export for `lazy`. */
export default function LibraryBlock({ block }: { block: unknown }) {
  const dark = useIsDark();
  return (
    <Message
      withoutWrapper
      blocks={[block as Block]}
      name=""
      logo=""
      theme={dark ? 'dark' : 'light'}
      className="library-block"
    />
  );
}

import type { CarouselBlock } from '@slack/types';
import { CardView } from './card-view.tsx';

/** Shows cards side by side, to be scrolled. */
export function CarouselView({ block }: { block: CarouselBlock }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
    <section className="carousel" tabIndex={0} aria-label="Cards">
      {block.elements.map((card, index) => (
        <CardView key={card.block_id ?? index} block={card} />
      ))}
    </section>
  );
}

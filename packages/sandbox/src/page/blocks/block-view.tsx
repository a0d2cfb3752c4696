import type { AnyBlock, KnownBlock } from '@slack/types';
import { lazy, Suspense } from 'react';
import { EmojiText } from '../text/emoji-text.tsx';
import { Markdown } from '../text/markdown.tsx';
import { ActionsView } from './actions-view.tsx';
import { AlertView } from './alert-view.tsx';
import { CardView } from './card-view.tsx';
import { CarouselView } from './carousel-view.tsx';
import { ContainerView } from './container-view.tsx';
import { ContextActionsView } from './context-actions-view.tsx';
import { ContextView } from './context-view.tsx';
import { ImageView } from './image-view.tsx';
import { InputView } from './input-view.tsx';
import { PlanView } from './plan-view.tsx';
import { RichText } from './rich-text.tsx';
import { SectionView } from './section-view.tsx';
import { TableView } from './table-view.tsx';
import { TaskCard } from './task-card.tsx';
import { VideoView } from './video-view.tsx';

const LibraryBlock = lazy(() => import('./library-block.tsx'));

/** Shows one block; kinds that the page does not know yet (charts, files) are the library's. */
export function BlockView({ block: anyBlock }: { block: AnyBlock }) {
  const block = anyBlock as KnownBlock;
  switch (block.type) {
    case 'section':
      return <SectionView block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'header':
      return (
        <h4 className="block-header" dir="auto">
          <EmojiText text={block.text.text} />
        </h4>
      );
    case 'markdown':
      return <Markdown text={block.text} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'context':
      return <ContextView block={block} />;
    case 'actions':
      return <ActionsView block={block} />;
    case 'context_actions':
      return <ContextActionsView block={block} />;
    case 'input':
      return <InputView block={block} />;
    case 'image':
      return <ImageView block={block} />;
    case 'table':
      return <TableView rows={block.rows} settings={block.column_settings} />;
    case 'data_table':
      return <TableView rows={block.rows} caption={block.caption} />;
    case 'task_card':
      return <TaskCard task={block} />;
    case 'plan':
      return <PlanView block={block} />;
    case 'alert':
      return <AlertView block={block} />;
    case 'card':
      return <CardView block={block} />;
    case 'carousel':
      return <CarouselView block={block} />;
    case 'container':
      return (
        <ContainerView block={block}>
          {block.child_blocks.map((child, index) => (
            <BlockView key={child.block_id ?? index} block={child} />
          ))}
        </ContainerView>
      );
    case 'video':
      return <VideoView block={block} />;
    default:
      return (
        <Suspense fallback={<div className="skeleton" />}>
          <LibraryBlock block={block} />
        </Suspense>
      );
  }
}

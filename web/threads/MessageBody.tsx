import { For, type JSX, Show } from 'solid-js';
import { type Block, type Piece, parseBody } from './body.ts';
import styles from './MessageBody.module.css';

/** The text of a message: paragraphs, lines quoted by hand, addresses to follow. Nothing in it is markup. */
export function MessageBody(props: { body: string; after?: JSX.Element }) {
  const blocks = () => parseBody(props.body);
  return (
    <div class={styles.body}>
      <For each={blocks()}>
        {(block, index) => (
          <Show
            when={block.kind === 'quote'}
            fallback={
              <p>
                <Lines block={block} />
                {index() === blocks().length - 1 && props.after}
              </p>
            }
          >
            <blockquote class={styles.quote}>
              <p>
                <Lines block={block} />
              </p>
            </blockquote>
          </Show>
        )}
      </For>
      <Show when={blocks().at(-1)?.kind === 'quote'}>{props.after}</Show>
    </div>
  );
}

function Lines(props: { block: Block }) {
  return (
    <For each={props.block.lines}>
      {(pieces, index) => (
        <>
          <Show when={index() > 0}>
            <br />
          </Show>
          <For each={pieces}>{(piece) => <OnePiece piece={piece} />}</For>
        </>
      )}
    </For>
  );
}

function OnePiece(props: { piece: Piece }) {
  return (
    <Show when={props.piece.href} fallback={props.piece.text}>
      {(href) => (
        <a href={href()} target="_blank" rel="noopener noreferrer nofollow">
          {props.piece.text}
        </a>
      )}
    </Show>
  );
}

import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { type JSX, Show, splitProps } from 'solid-js';
import styles from './Button.module.css';
import { Icon, type IconShape } from './Icon.tsx';

type Look = {
  /** One primary on a page; danger only in the dialog that asks. Secondary is the default. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  icon?: IconShape | undefined;
  /** As wide as its container. */
  block?: boolean | undefined;
};

type ButtonProps = Look &
  Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'class'> & {
    /** The work is under way: shows a mark, keeps the focus, ignores clicks. */
    busy?: boolean | undefined;
    onClick?: ((event: MouseEvent) => void) | undefined;
  };

const lookKeys = ['variant', 'size', 'icon', 'block', 'children'] as const;

/** A button; the label is a verb and its object. `type` is "button" unless said otherwise. */
export function Button(props: ButtonProps) {
  const [look, own, rest] = splitProps(props, lookKeys, ['busy', 'onClick']);
  const click = (event: MouseEvent) => {
    if (own.busy) event.preventDefault();
    else own.onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      {...attributes(look)}
      aria-disabled={own.busy ? 'true' : rest['aria-disabled']}
      aria-busy={own.busy ? 'true' : undefined}
      onClick={click}
    >
      <Show when={own.busy ? LoaderCircle : look.icon}>{(icon) => <Icon of={icon()} size={iconSize(look)} />}</Show>
      {look.children}
    </button>
  );
}

type ButtonLinkProps = Look & Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, 'class'> & { href: string };

/** A link that looks like a button: for a next step that is another page. */
export function ButtonLink(props: ButtonLinkProps) {
  const [look, rest] = splitProps(props, lookKeys);
  return (
    <a {...rest} {...attributes(look)}>
      <Show when={look.icon}>{(icon) => <Icon of={icon()} size={iconSize(look)} />}</Show>
      {look.children}
    </a>
  );
}

const attributes = (look: Look) => ({
  get class() {
    return styles.button;
  },
  get 'data-variant'() {
    return look.variant ?? 'secondary';
  },
  get 'data-size'() {
    return look.size ?? 'medium';
  },
  get 'data-block'() {
    return look.block ? '' : undefined;
  },
});

const iconSize = (look: Look) => (look.size === 'small' ? 's' : 'm');

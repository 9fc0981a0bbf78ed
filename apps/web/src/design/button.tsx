import { createLink } from '@tanstack/react-router';
import Loader from 'lucide-react/icons/loader-circle';
import { forwardRef, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode } from 'react';

interface Look {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly isWide?: boolean;
  readonly icon?: ReactNode;
}

const classOf = ({ kind = 'secondary', size, isWide }: Look, own = ''): string =>
  `button button-${kind}${size === 'small' ? ' button-small' : ''}${isWide ? ' button-wide' : ''} ${own}`.trimEnd();

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { readonly isBusy?: boolean };

/** Words on it are verbs (“提交推荐”). While busy it stays focusable and takes no second press. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button({ kind, size, isWide, icon, isBusy, className, children, onClick, type = 'button', ...rest }, ref) {
  return (
    <button
      ref={ref} type={type} className={classOf({ kind, size, isWide }, className)}
      aria-busy={isBusy || undefined} aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick} {...rest}
    >
      {isBusy ? <Loader size={18} className="spin" aria-hidden /> : icon}
      {children}
    </button>
  );
});

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement>;

/** A button that leads to another address outside the pages: a download. */
export const ButtonAnchor = forwardRef<HTMLAnchorElement, AnchorProps>(function ButtonAnchor({ kind, size, isWide, icon, className, children, ...rest }, ref) {
  return <a ref={ref} className={classOf({ kind, size, isWide }, className)} {...rest}>{icon}{children}</a>;
});

/** A button that leads to a page. */
export const ButtonLink = createLink(ButtonAnchor);

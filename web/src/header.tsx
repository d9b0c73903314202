import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage, useStrings } from './i18n/index.ts';
import { pages } from './pages.ts';
import { layoutStrings } from './strings.ts';

/** Name, navigation and the switch of language. */
export function Header() {
  const strings = useStrings(layoutStrings);
  const { language, toggleLanguage } = useLanguage();
  const [path] = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path, language]);
  return (
    <header className="header">
      <div className="header-inner">
        <Link href="/" className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          {strings.name}
        </Link>
        <nav ref={nav} aria-label={strings.navigation}>
          {pages.map((page) => {
            const [href = '/'] = page.path.split('/:');
            const current = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
            return (
              <Link key={page.id} href={href} aria-current={current ? 'page' : undefined}>
                {strings.pages[page.id]}
              </Link>
            );
          })}
        </nav>
        <button
          type="button"
          className="language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={toggleLanguage}
        >
          {strings.otherLanguage}
        </button>
      </div>
    </header>
  );
}

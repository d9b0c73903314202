import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, useEffect, useRef } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Failure } from './failure.tsx';
import { LanguageProvider, useLanguage, useStrings } from './i18n/index.ts';
import { Header } from './header.tsx';
import { useHistoryMoves } from './use-history-moves.ts';
import { PageBoundary } from './page-boundary.tsx';
import { pages } from './pages.ts';
import { layoutStrings } from './strings.ts';
import { theme } from './theme.ts';

/** The whole page: language, theme, navigation, and the page that the address names. */
export function App() {
  return (
    <LanguageProvider>
      <Themed />
    </LanguageProvider>
  );
}

function Themed() {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      button={{ autoInsertSpace: false }}
      {...(language === 'zh' ? { locale: zhCN } : {})}
    >
      <Layout />
    </ConfigProvider>
  );
}

function Layout() {
  const strings = useStrings(layoutStrings);
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const title = strings.pages[pages.find((page) => isAt(page.path, path))?.id ?? 'unknown'];

  useEffect(() => {
    document.title = `${title} · ${strings.name}`;
  }, [title, strings.name]);
  const cameByHistory = useHistoryMoves();
  // Whoever cannot see that the page changed is told by the focus; not on the first load, where nothing changed.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const isBack = cameByHistory();
    // The browser puts the page back to where it was, and the page may have put the focus back already.
    if (!isBack) window.scrollTo(0, 0);
    if (!isBack || document.activeElement === document.body) main.current?.focus({ preventScroll: isBack });
  }, [path, cameByHistory]);

  return (
    <>
      <a className="skip-link" href="#main">
        {strings.skip}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} aria-label={title}>
        <PageBoundary key={path}>
          <Suspense
            fallback={
              <p className="loading" role="status">
                {strings.loading}
              </p>
            }
          >
            <Switch>
              {pages.map(({ id, path: pattern, component }) => (
                <Route key={id} path={pattern} component={component} />
              ))}
              <Route>
                <Failure level={1} title={strings.pages.unknown} text={strings.unknownText} />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
    </>
  );
}

/** /documents/:documentId? is the page at /documents and at /documents/x. */
function isAt(pattern: string, path: string): boolean {
  const [base = ''] = pattern.split('/:');
  return path === pattern || path === base || (base !== pattern && path.startsWith(`${base}/`));
}

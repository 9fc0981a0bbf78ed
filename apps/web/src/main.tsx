import './design/design.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startPrintSize } from './app/print-size';
import { router } from './app/router';
import { SessionProvider } from './app/session';
import { LoadingBlock } from './design';
import { startWords } from './i18n/i18n';

startPrintSize();
await startWords();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Suspense fallback={<LoadingBlock />}>
      <SessionProvider><RouterProvider router={router} /></SessionProvider>
    </Suspense>
  </StrictMode>,
);

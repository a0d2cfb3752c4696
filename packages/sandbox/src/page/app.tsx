import './css/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Session } from './chat/session.tsx';
import { PersonChooser } from './people/person-chooser.tsx';
import { useRoute } from './state/use-route.ts';
import { useTheme } from './state/use-theme.ts';

/** The whole page: first one chooses who to be, then one is in the workspace. */
function App() {
  const { route, go } = useRoute();
  const [theme, setTheme] = useTheme();
  if (!route.user)
    return <PersonChooser onChoose={(user) => go({ user })} theme={theme} onTheme={setTheme} />;
  return (
    <Session key={route.user} user={route.user} route={route} go={go} theme={theme} onTheme={setTheme} />
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

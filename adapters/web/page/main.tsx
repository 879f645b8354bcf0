import { render } from 'preact';
import { connect } from './state/connection.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/side.css';
import './styles/chat.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/form.css';
import './styles/telegram.css';
import './styles/discord.css';
import './styles/narrow.css';
import { App } from './view/app.tsx';

const root = document.querySelector('#app');
if (root !== null) render(<App />, root);
connect();

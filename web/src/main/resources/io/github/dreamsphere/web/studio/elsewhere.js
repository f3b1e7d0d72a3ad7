import {by, copy} from '../js/dom.js';

/** The link to this studio for other devices, as text and as a code that their cameras read. */
export async function offerLink() {
  const reply = await fetch('api/link');
  if (!reply.ok) return;
  const {address} = await reply.json();
  if (!address) return;
  const button = by('elsewhere');
  button.hidden = false;
  button.onclick = () => {
    by('link').textContent = address;
    by('code').src = 'api/link/code.svg';
    by('elsewhere-dialog').showModal();
  };
  by('copy-link').onclick = () => copy(address, 'The link is copied.');
}

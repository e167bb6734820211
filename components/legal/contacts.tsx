/** Where a hole is reported: `mailto:` and `https://` addresses, best first. */
export function Contacts({ contacts }: { contacts: readonly string[] }) {
  return (
    <ul>
      {contacts.map((contact) => (
        <li key={contact}>
          <a href={contact}>{contact.replace(/^mailto:/, "")}</a>
        </li>
      ))}
    </ul>
  );
}

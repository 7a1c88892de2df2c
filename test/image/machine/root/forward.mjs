/*
 * In a network namespace with nothing but a loopback: what is asked of 127.0.0.1:3142 there, the mirror outside
 * answers by its socket.
 */
import { connect, createServer } from "node:net";

const [socket] = process.argv.slice(2);

createServer((client) => {
  const mirror = connect(socket);
  client.pipe(mirror).pipe(client);
  for (const end of [client, mirror]) end.on("error", () => [client, mirror].forEach((one) => one.destroy()));
}).listen(3142, "127.0.0.1", () => console.log("ready"));

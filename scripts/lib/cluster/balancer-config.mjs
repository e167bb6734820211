/**
 * The balancer's whole configuration (HAProxy 2.6 or later; docs/adr/0022). On servers it is the same but for the addresses and a
 * `bind … ssl crt …` at the public side.
 * @param {{ appPort: number, apiPort: number, metricsPort: number, apps: readonly number[], apis: readonly number[] }} places ports
 */
export function balancerConfig({ appPort, apiPort, metricsPort, apps, apis }) {
  return `global
  # Two open files each; HAProxy does not start where the system allows it fewer.
  maxconn 4000
  # A balancer that is replaced lets open requests end, streams of events no longer than this.
  hard-stop-after 15s

defaults
  mode http
  log stdout format raw local0 notice
  option httplog
  option dontlog-normal
  # Nothing waits for ever.
  timeout connect 1s
  timeout client 60s
  timeout server 30s
  timeout queue 5s
  # A server that has much to do is not one that is gone.
  timeout check 5s
  timeout http-request 10s
  timeout http-keep-alive 30s
  # A question whose server went away is put to another one, at most three times. Which questions: see each frontend.
  retries 3
  option redispatch 1
  retry-on conn-failure empty-response response-timeout 502 503
  default-server inter 500ms fastinter 250ms downinter 500ms fall 2 rise 1 on-error fastinter observe layer4
  http-error status 503 content-type "application/json" string '{"error":{"code":"unavailable","message":"No server can answer at this moment; ask again in a moment."}}' hdr retry-after 2 hdr cache-control no-store hdr access-control-allow-origin *

frontend app
  bind 127.0.0.1:${appPort}
  # The last entry of x-forwarded-for is who a limit counts against: what a visitor claims of themselves is dropped.
  http-request del-header x-forwarded-for unless { src 127.0.0.0/8 }
  option forwardfor except 127.0.0.0/8
  http-request set-header x-forwarded-proto https if { ssl_fc }
  http-request set-header x-forwarded-proto http unless { ssl_fc }
  # Reading twice is harmless. A POST to the chain's proxy is a reading too, unless it may hold a signed transaction.
  option http-buffer-request
  acl reading method GET HEAD OPTIONS
  acl may_send req.body -m sub eth_sendRaw
  acl whole req.body_size lt 15000
  http-request disable-l7-retry unless reading or { path /api/rpc } !may_send whole
  default_backend apps

frontend api
  bind 127.0.0.1:${apiPort}
  # Asked by the app's servers, who have put the visitor's address there, and by programs directly.
  http-request del-header x-forwarded-for unless { src 127.0.0.0/8 }
  option forwardfor except 127.0.0.0/8
  # Figures for Prometheus and Ponder's own pages are not for the public.
  http-request deny deny_status 404 unless { path_beg /v1/ } or { path /v1 } or { path /graphql }
  # A server resolves "/v1/../metrics" before it looks what was asked for, and takes "\\" for "/" and "%2e" for ".".
  http-request deny deny_status 404 if { path_reg -i '[/\\\\](\\.|%2e)' }
  http-error status 404 content-type "application/json" string '{"error":{"code":"not-found","message":"There is nothing here; /v1 tells what there is."}}' hdr cache-control no-store hdr access-control-allow-origin *
  http-request disable-l7-retry unless { method GET HEAD OPTIONS }
  default_backend apis

frontend figures
  bind 127.0.0.1:${metricsPort}
  http-request use-service prometheus-exporter if { path /metrics }
  http-request deny deny_status 404

backend apps
  balance leastconn
  option httpchk GET /api/alive
  http-check expect status 200
${apps.map((port, index) => `  server app-${index + 1} 127.0.0.1:${port} check`).join("\n")}

backend apis
  balance leastconn
  option httpchk GET /serving
  http-check expect status 200
${apis.map((port, index) => `  server api-${index + 1} 127.0.0.1:${port} check`).join("\n")}
`;
}

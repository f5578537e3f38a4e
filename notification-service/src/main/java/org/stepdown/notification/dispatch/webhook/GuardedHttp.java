package org.stepdown.notification.dispatch.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.stepdown.notification.delivery.Carrier.Outcome;

/**
 * Posts to addresses that people have entered. A name is resolved once, for the connection itself, and the addresses that it
 * stands for are checked then, so that it can't stand for another one a moment later. Redirects are not followed, answers
 * are not read, and nothing takes longer than the limit, however slowly it comes.
 */
final class GuardedHttp implements AutoCloseable {

    private static final int PER_ROUTE = 64;
    private static final int IN_ALL = 512;

    private final CloseableHttpClient client;
    private final PublicAddresses addresses;
    private final Duration limit;
    private final ScheduledExecutorService deadline = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadline").factory());

    GuardedHttp(PublicAddresses addresses, Duration limit) {
        this.addresses = addresses;
        this.limit = limit;
        Timeout timeout = Timeout.of(limit);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(addresses))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        .setMaxConnPerRoute(PER_ROUTE)
                        .setMaxConnTotal(IN_ALL)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Stepdown")
                .build();
    }

    /** Posts once. The codes of failures name no host and repeat nothing that was answered. */
    Outcome post(URI address, Map<String, String> headers, String contentType, String body) {
        if (!mayBeAsked(address)) {
            return new Outcome.Failed("ADDRESS_NOT_ALLOWED", true);
        }
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.parse(contentType)));
        ScheduledFuture<?> stop = deadline.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            return outcome(response.getCode());
        } catch (IOException e) {
            return new Outcome.Failed(code(e), e instanceof RefusedAddressException);
        } finally {
            stop.cancel(false);
        }
    }

    /** Plain HTTP is for addresses within the house only; what those are is looked at again when connecting. */
    private boolean mayBeAsked(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            return false;
        }
        if ("https".equalsIgnoreCase(address.getScheme())) {
            return true;
        }
        try {
            return "http".equalsIgnoreCase(address.getScheme())
                    && Arrays.stream(InetAddress.getAllByName(host)).allMatch(addresses::isPrivatelyAllowed);
        } catch (UnknownHostException e) {
            // Connecting will say so, and may be tried again.
            return true;
        }
    }

    private static Outcome outcome(int status) {
        return switch (status / 100) {
            case 2 -> new Outcome.Delivered();
            case 3 -> new Outcome.Failed("REDIRECTED", false);
            default -> status == 410 ? new Outcome.Failed("GONE", true) : new Outcome.Failed("STATUS_" + status, false);
        };
    }

    private static String code(IOException e) {
        return switch (e) {
            case RefusedAddressException refused -> "ADDRESS_NOT_ALLOWED";
            case UnknownHostException unknown -> "UNKNOWN_HOST";
            case ConnectException refused -> "UNREACHABLE";
            case NoRouteToHostException noRoute -> "UNREACHABLE";
            case SSLException tls -> "TLS_FAILED";
            case InterruptedIOException late -> "TIMED_OUT";
            default -> "BROKEN_OFF";
        };
    }

    @Override
    public void close() throws IOException {
        deadline.shutdownNow();
        client.close();
    }

    /** Thrown when a name stands for an address that must not be reached. */
    private static final class RefusedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    private record CheckedNames(PublicAddresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = InetAddress.getAllByName(host);
            for (InetAddress one : found) {
                if (!addresses.allows(one)) {
                    throw new RefusedAddressException();
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

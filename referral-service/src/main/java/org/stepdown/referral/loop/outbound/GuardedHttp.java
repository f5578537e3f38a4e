package org.stepdown.referral.loop.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** HTTP to addresses that somebody else chose: no redirect is followed, no proxy asked, no cookie kept, nothing waited for long. */
public final class GuardedHttp implements AutoCloseable {

    private static final int MOST_READ = 64 * 1024;

    private final CloseableHttpClient overTls;
    private final CloseableHttpClient inClear;
    private final Duration whole;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-watch").factory());

    /**
     * @param connect how long a connection may take
     * @param answer how long the answer may be silent; an exchange as a whole may take both together
     */
    public GuardedHttp(Addresses addresses, Duration connect, Duration answer) {
        this.overTls = client(addresses, false, connect, answer);
        this.inClear = client(addresses, true, connect, answer);
        this.whole = connect.plus(answer);
    }

    private static CloseableHttpClient client(Addresses addresses, boolean clear, Duration connect, Duration answer) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Guard(addresses, clear))
                        .setMaxConnTotal(1000)
                        .setMaxConnPerRoute(100)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(answer))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(answer))
                        .setConnectionRequestTimeout(Timeout.of(connect))
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Stepdown")
                .build();
    }

    /** Looks up names at the moment of connecting, and hands out only what may be connected to. */
    private record Guard(Addresses addresses, boolean clear) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.resolve(host, clear);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Nothing has been sent. */
    public static final class NotSent extends IOException {

        private static final long serialVersionUID = 1;

        /** What was in the way. */
        public enum Why {
            ADDRESS_NOT_ALLOWED,
            UNKNOWN_HOST,
            CONNECTION_REFUSED,
            CONNECTION_TIMED_OUT,
            TLS_FAILED
        }

        private final Why why;

        NotSent(Why why) {
            super(why.name());
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /**
     * Sends a body and returns the status of the answer.
     *
     * @throws NotSent when it did not leave
     * @throws IOException when nobody knows what became of it
     */
    public int send(String method, URI address, Map<String, String> headers, ContentType type, byte[] body)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, type));
        Future<?> end = watch.schedule(() -> request.cancel(), whole.toMillis(), TimeUnit.MILLISECONDS);
        CloseableHttpClient client = "https".equals(address.getScheme()) ? overTls : inClear;
        try {
            return client.execute(request, response -> {
                drain(response.getEntity());
                return response.getCode();
            });
        } catch (AddressRefused e) {
            throw new NotSent(NotSent.Why.ADDRESS_NOT_ALLOWED);
        } catch (UnknownHostException e) {
            throw new NotSent(NotSent.Why.UNKNOWN_HOST);
        } catch (ConnectTimeoutException e) {
            throw new NotSent(NotSent.Why.CONNECTION_TIMED_OUT);
        } catch (ConnectException | NoRouteToHostException e) {
            throw new NotSent(NotSent.Why.CONNECTION_REFUSED);
        } catch (SSLException e) {
            throw new NotSent(NotSent.Why.TLS_FAILED);
        } finally {
            end.cancel(false);
        }
    }

    /** Lets the other side finish what it says, up to a bound. */
    @SuppressWarnings("resource")
    private static void drain(HttpEntity entity) throws IOException {
        if (entity != null) {
            InputStream in = entity.getContent();
            in.readNBytes(MOST_READ);
        }
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        overTls.close();
        inClear.close();
    }
}

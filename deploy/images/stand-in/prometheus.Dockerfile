ARG BASE
FROM ${BASE}
COPY part/prometheus /bin/prometheus
RUN mkdir -p /prometheus && chown 10001:10001 /prometheus
USER 10001:10001
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus", "--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]

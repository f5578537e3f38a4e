ARG BASE
FROM ${BASE}
COPY part/ /opt/postgres/
COPY postgres-run /usr/local/bin/docker-entrypoint.sh
RUN mkdir -p /var/lib/postgresql && chown 10001:10001 /var/lib/postgresql
ENV PATH=/opt/postgres/bin:/usr/lib/postgresql/18/bin:/usr/local/bin:/usr/bin:/bin PGDATA=/var/lib/postgresql/data
USER 10001:10001
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]

-- Where places lie: how exactly, in which country, and who claims them.
ALTER TABLE entity ADD COLUMN precision TEXT;         -- exact, town, province, country
ALTER TABLE entity ADD COLUMN within TEXT;            -- key of the country around a place
ALTER TABLE entity ADD COLUMN disputed TEXT;          -- ISO codes of those who claim it, parted by |

DROP VIEW entity_all;

-- Each entity once, named as in the document that was added last.
CREATE VIEW entity_all AS
SELECT
    entity.key, entity.type, entity.ar, entity.en, entity.wikidata, entity.country, entity.latitude, entity.longitude,
    entity.precision, entity.within, entity.disputed,
    every.documents, every.last_document
FROM (SELECT key, count(*) AS documents, max(document) AS last_document FROM entity GROUP BY key) AS every
JOIN entity ON entity.document = every.last_document AND entity.key = every.key;

import { list, optional, required, simple, structure, union, type ShapeTable } from '../define.js'

/** Citations and search results. */
export const citations = {
  Citation: structure('2025-06-30', {
    title: optional('String'),
    source: optional('String', '2025-11-19'),
    sourceContent: optional('CitationSourceContentList'),
    location: optional('CitationLocation'),
  }),
  CitationGeneratedContent: union('2025-06-30', {
    text: optional('String'),
  }),
  CitationGeneratedContentList: list('2025-06-30', 'CitationGeneratedContent'),
  CitationLocation: union('2025-06-30', {
    web: optional('WebLocation', '2025-10-29'),
    documentChar: optional('DocumentCharLocation'),
    documentPage: optional('DocumentPageLocation'),
    documentChunk: optional('DocumentChunkLocation'),
    searchResultLocation: optional('SearchResultLocation', '2025-11-19'),
  }),
  CitationSourceContent: union('2025-06-30', {
    text: optional('String'),
  }),
  CitationSourceContentList: list('2025-06-30', 'CitationSourceContent'),
  Citations: list('2025-06-30', 'Citation'),
  CitationsConfig: structure('2025-06-30', {
    enabled: required('Boolean'),
  }),
  CitationsContentBlock: structure('2025-06-30', {
    content: optional('CitationGeneratedContentList'),
    citations: optional('Citations'),
  }),
  SearchResultBlock: structure('2025-11-19', {
    source: required('String'),
    title: required('String'),
    content: required('SearchResultContentBlocks'),
    citations: optional('CitationsConfig'),
  }),
  SearchResultContentBlock: structure('2025-11-19', {
    text: required('String'),
  }),
  SearchResultContentBlocks: list('2025-11-19', 'SearchResultContentBlock'),
  SearchResultLocation: structure('2025-11-19', {
    searchResultIndex: optional('SearchResultLocationSearchResultIndexInteger'),
    start: optional('SearchResultLocationStartInteger'),
    end: optional('SearchResultLocationEndInteger'),
  }),
  SearchResultLocationEndInteger: simple('integer', '2025-11-19', { min: 0 }),
  SearchResultLocationSearchResultIndexInteger: simple('integer', '2025-11-19', { min: 0 }),
  SearchResultLocationStartInteger: simple('integer', '2025-11-19', { min: 0 }),
  WebLocation: structure('2025-10-29', {
    url: optional('String'),
    domain: optional('String'),
  }),
} satisfies ShapeTable

export{a_40 as a,b_40 as b,c_40 as c,d_40 as d}from"./review-at-once.js";
